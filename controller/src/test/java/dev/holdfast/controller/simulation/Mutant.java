package dev.holdfast.controller.simulation;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Our own code with one bug put into it: compiled in memory, next to the classes that are right.
 */
final class Mutant {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private Mutant() {}

  /** A loader of the program with this bug. */
  static ClassLoader load(Patch patch, Path root) {
    Map<String, byte[]> classes = new HashMap<>();
    StringWriter errors = new StringWriter();
    List<Source> sources =
        patch.apply(root).entrySet().stream()
            .map(entry -> new Source(entry.getKey(), entry.getValue()))
            .toList();
    List<String> options = List.of("-proc:none", "-nowarn", "-classpath", classPath());
    JavaFileManager files = new Memory(COMPILER.getStandardFileManager(null, null, null), classes);
    if (!COMPILER.getTask(errors, files, null, options, null, sources).call()) {
      throw new Patch.DoesNotFit(patch.name() + " does not compile any more:\n" + errors);
    }
    return new MutantLoader(classes);
  }

  /** Surefire hides the real one behind a jar. */
  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("mutant:///" + path.substring(path.indexOf("dev/holdfast"))), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classes;

    Memory(JavaFileManager files, Map<String, byte[]> classes) {
      super(files);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(
          URI.create("mutant:///" + className.replace('.', '/') + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          return new ByteArrayOutputStream() {
            @Override
            public void close() {
              classes.put(className, toByteArray());
            }
          };
        }
      };
    }
  }
}
