package dev.holdfast.runtime.systemd;

import dev.holdfast.runtime.Leftover;
import dev.holdfast.runtime.RuntimeUnavailable;
import dev.holdfast.runtime.WorkloadId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What units left behind, or what bears a name of our units and is none. Changes nothing. Other
 * state folders have units of such names as well, and drop-ins beside them.
 *
 * @param loaded all units with a name of ours
 * @param folder where drop-ins are
 */
record LeftUnits(List<UnitFacts> loaded, Path folder) {
  private static final String DROP_INS = ".d";

  List<Leftover> of(Set<WorkloadId> wanted) {
    List<Leftover> found = new ArrayList<>(unlabelled());
    Set<String> units = loaded.stream().map(LeftUnits::name).collect(Collectors.toSet());
    for (Path file : dropIns()) {
      String name = String.valueOf(file.getFileName());
      String unit = name.substring(0, name.length() - DROP_INS.length());
      boolean needed = UnitNames.idOf(unit).filter(id -> !wanted.contains(id)).isEmpty();
      if (!needed && !units.contains(unit)) {
        found.add(new Leftover("drop_in", file.toString(), "its unit is not there"));
      }
    }
    return List.copyOf(found);
  }

  private List<Leftover> unlabelled() {
    String why = "it has a name of ours, and no label tells whose it is";
    return loaded.stream()
        .filter(unit -> unit.labels().isEmpty())
        .map(unit -> new Leftover("unit", name(unit), why))
        .toList();
  }

  private static String name(UnitFacts unit) {
    return unit.text("Id");
  }

  private List<Path> dropIns() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(DROP_INS))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new RuntimeUnavailable("the folder %s cannot be read".formatted(folder), e);
    }
  }
}
