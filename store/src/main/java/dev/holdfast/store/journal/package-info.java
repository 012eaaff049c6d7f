/**
 * Frames and the journal that is made of them. A frame carries one change with its number and two
 * checksums; {@link dev.holdfast.store.journal.FrameScanner} finds the whole ones in any bytes,
 * however damaged, because every frame begins with a mark that no text can contain. The journal
 * appends frames and waits for the disk once for all that came in together.
 */
@NullMarked
package dev.holdfast.store.journal;

import org.jspecify.annotations.NullMarked;
