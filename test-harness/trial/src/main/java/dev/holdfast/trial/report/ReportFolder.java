package dev.holdfast.trial.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a report in all forms that lie in files. */
public final class ReportFolder {
  private ReportFolder() {}

  /**
   * Writes {@code report.json}, {@code junit.xml} and {@code report.html}; older ones are replaced.
   *
   * @return the page for people
   */
  public static Path write(Report report, Path folder) throws IOException {
    Files.createDirectories(folder);
    text(folder.resolve("report.json"), JsonReport.of(report));
    text(folder.resolve("junit.xml"), JUnitReport.of(report));
    return text(folder.resolve("report.html"), HtmlReport.of(report));
  }

  private static Path text(Path file, String text) throws IOException {
    return Files.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}
