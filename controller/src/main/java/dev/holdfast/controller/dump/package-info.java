/**
 * What the controller believes, as data: {@link dev.holdfast.controller.dump.NodeImage} is the
 * image, {@link dev.holdfast.controller.dump.NodeImageBuilder} joins it from records and
 * observations, {@link dev.holdfast.controller.dump.TableRenderer} and {@link
 * dev.holdfast.controller.dump.JsonRenderer} show it. Pure but for the key of {@link
 * dev.holdfast.controller.dump.Redaction}; live and offline images are the same thing.
 */
@NullMarked
package dev.holdfast.controller.dump;

import org.jspecify.annotations.NullMarked;
