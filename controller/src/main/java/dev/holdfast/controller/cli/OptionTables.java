package dev.holdfast.controller.cli;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/** Options as text. Pure. */
final class OptionTables {
  private static final List<String> TITLES = List.of("NAME", "TYPE", "DEFAULT", "WHAT IT IS");

  private OptionTables() {}

  static String plain(List<OptionRow> rows) {
    List<List<String>> lines =
        Stream.concat(Stream.of(TITLES), rows.stream().map(OptionTables::cells)).toList();
    List<Integer> widths =
        Stream.of(0, 1, 2)
            .map(i -> lines.stream().mapToInt(line -> line.get(i).length()).max().orElse(0))
            .toList();
    return lines.stream().map(line -> plain(line, widths)).collect(joining());
  }

  private static String plain(List<String> line, List<Integer> widths) {
    StringBuilder text = new StringBuilder("  ");
    for (int i = 0; i < widths.size(); i++) {
      String cell = line.get(i);
      text.append(cell).append(" ".repeat(widths.get(i) - cell.length() + 2));
    }
    return text.append(line.getLast()).append('\n').toString();
  }

  static String markdown(List<OptionRow> rows) {
    return "| Name | Type | Default | What it is |\n|---|---|---|---|\n"
        + rows.stream().map(OptionTables::markdown).collect(joining());
  }

  private static String markdown(OptionRow row) {
    String byDefault = row.defaultValue() == null ? row.defaultText() : code(row.defaultText());
    return "| %s | %s | %s | %s |\n"
        .formatted(code(row.name()), row.type(), byDefault, row.summary().replace("|", "\\|"));
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static List<String> cells(OptionRow row) {
    return List.of(row.name(), row.type(), row.defaultText(), row.summary());
  }
}
