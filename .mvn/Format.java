import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Formats or checks every Java file below a folder. It runs on the build's own JDK and not inside
 * Maven, whose JVM may be too old to parse the language level of the sources.
 *
 * <p>Usage: {@code java -cp google-java-format.jar .mvn/Format.java check|apply FOLDER}
 */
public final class Format {
  public static void main(String[] args) throws Exception {
    boolean apply = args[0].equals("apply");
    List<Path> changed = new ArrayList<>();
    for (Path file : sources(Path.of(args[1]))) {
      String before = Files.readString(file);
      String after = new Formatter().formatSource(RemoveUnusedImports.removeUnusedImports(before));
      if (!after.equals(before)) {
        changed.add(file);
        if (apply) {
          Files.writeString(file, after);
        }
      }
    }
    changed.forEach(file -> System.out.println((apply ? "formatted " : "not formatted: ") + file));
    if (!apply && !changed.isEmpty()) {
      System.out.println("Run: mvn -N process-sources -Dformat=apply");
      System.exit(1);
    }
  }

  private static List<Path> sources(Path root) throws Exception {
    List<Path> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) {
            String name = dir.getFileName().toString();
            boolean skip = name.equals("target") || name.startsWith(".") && name.length() > 2;
            return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) {
            if (file.toString().endsWith(".java")) {
              found.add(file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }
}
