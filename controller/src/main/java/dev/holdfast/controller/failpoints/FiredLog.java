package dev.holdfast.controller.failpoints;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What has fired, one line each, beside the control file: for whoever injects, and for the next
 * life of this plugin, which must not count from the start or would die at the same point for ever.
 */
record FiredLog(ControlFile file, Clock clock) {
  static final String SUFFIX = ".fired";

  private static final int FIELDS = 6;
  private static final int HIT = 4;
  private static final int RULE = 5;

  /** How often each rule, by its text, had been hit when it last fired. */
  Map<String, Long> hits() throws IOException {
    Map<String, Long> hits = new HashMap<>();
    try {
      file.read().lines().forEach(line -> collect(line, hits));
    } catch (NoSuchFileException _) {
      return hits;
    }
    return hits;
  }

  private static void collect(String line, Map<String, Long> hits) {
    String[] fields = line.split("\t", FIELDS);
    if (fields.length == FIELDS && fields[HIT].matches("[0-9]{1,18}")) {
      hits.merge(fields[RULE], Long.parseLong(fields[HIT]), Math::max);
    }
  }

  /** Adds a line: time, process, point, whose call, which hit, and the rule. */
  void add(String point, Whom whom, long hit, Rule rule) throws IOException {
    String line =
        "%s\t%d\t%s\t%s\t%d\t%s\n"
            .formatted(
                clock.instant(),
                ProcessHandle.current().pid(),
                point,
                whom.shown(),
                hit,
                rule.text());
    try (FileChannel channel =
        FileChannel.open(
            file.path(),
            Set.of(CREATE, WRITE, APPEND, LinkOption.NOFOLLOW_LINKS),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
