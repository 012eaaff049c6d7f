/**
 * What runtimes of a Linux machine share, whatever holds their workloads. Start with the packages
 * below: {@link dev.holdfast.runtime.linux.cgroup} and {@link dev.holdfast.runtime.linux.libc}.
 */
@NullMarked
package dev.holdfast.runtime.linux;

import org.jspecify.annotations.NullMarked;
