package dev.holdfast.controller.distribution;

import dev.holdfast.runtime.RuntimeProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Puts together what operators install: {@code target/holdfast-VERSION} and the tarball of it. What
 * has not changed since the last build is not made again.
 *
 * <p>Usage: {@code BuildDistribution MODULE_FOLDER VERSION MAIN_CLASS [quickly]}; {@code quickly}
 * leaves out cache and tarball.
 */
public final class BuildDistribution {
  private final Path module;
  private final Path target;
  private final Path work;
  private final String version;
  private final String mainClass;
  private final Folder folder;

  private BuildDistribution(Path module, String version, String mainClass) {
    this.module = module;
    this.version = version;
    this.mainClass = mainClass;
    this.target = module.resolve("target");
    this.work = target.resolve("distribution");
    this.folder = new Folder(target.resolve("holdfast-" + version));
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    BuildDistribution build = new BuildDistribution(Path.of(args[0]), args[1], args[2]);
    boolean quickly = args.length > 3 && args[3].equals("true");
    build.run(quickly);
  }

  private void run(boolean quickly) throws IOException, InterruptedException {
    List<Path> jars = Jars.shipped(Files.readString(work.resolve("classpath.txt")), ownJar());
    String runtime = new RuntimeImage(folder.runtime(), work).make();
    Stamp stamp = Stamp.of(work.resolve("inputs"), texts(runtime, quickly), inputs(jars));
    if (stamp.isCurrent() && Files.exists(folder.jar())) {
      return;
    }
    stamp.invalidate();
    assemble(jars);
    if (!quickly) {
      new Training(folder, work).run();
      Tarball.pack(folder.home(), target.resolve("holdfast-" + version + ".tar.gz"));
    }
    stamp.write();
  }

  private Path ownJar() {
    return target.resolve("holdfast-controller-" + version + ".jar");
  }

  private List<String> texts(String runtime, boolean quickly) {
    return List.of(folder.home().toString(), version, mainClass, runtime, "" + quickly);
  }

  /** What is shipped, and this program, which decides how. */
  private List<Path> inputs(List<Path> jars) throws IOException {
    List<Path> files = new ArrayList<>(jars);
    Path here = Path.of("target/test-classes/dev/holdfast/controller/distribution");
    for (Path source : List.of(module.resolve("src/dist"), module.resolve(here), license())) {
      files.addAll(Trees.list(source).stream().filter(Files::isRegularFile).toList());
    }
    return files;
  }

  private Path license() {
    return module.resolveSibling("LICENSE");
  }

  private void assemble(List<Path> jars) throws IOException {
    for (String part : List.of("bin", "lib", "legal")) {
      Trees.remove(folder.home().resolve(part));
    }
    Jars.copy(jars, folder, mainClass);
    new Notices(module.resolve("src/dist/third-party.txt")).write(jars, folder.home());
    Trees.copy(license(), folder.home().resolve("LICENSE"));
    Trees.copy(module.resolve("src/dist/lib"), folder.lib());
    Trees.copy(module.resolve("src/dist/bin"), folder.bin());
    // Not a link, which the launcher would spend a millisecond on to follow.
    for (RuntimeProvider driver : ServiceLoader.load(RuntimeProvider.class)) {
      Trees.copy(folder.launcher("holdfast"), folder.launcher(driver.driverName()));
    }
  }
}
