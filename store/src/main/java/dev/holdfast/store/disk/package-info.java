/**
 * The few acts on files that durability needs, behind one interface: create, write at a place, wait
 * for the disk, rename, delete. Everything that a disk can refuse passes here, so a test can let it
 * be refused; and every wait for the disk is counted here.
 */
@NullMarked
package dev.holdfast.store.disk;

import org.jspecify.annotations.NullMarked;
