package org.tongban.it.federation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tongban.node.demo.DemoNode;

/**
 * The program as it was built, unpacked and with its archive of classes: nodes in processes of
 * their own start from it as administrators' do, in half the time.
 */
public final class BuiltProgram {
  private BuiltProgram() {}

  /** Has it unpacked by the command that is for it, once, and used from now on. */
  public static void use() {
    if (System.getProperty(DemoNode.PROGRAM) != null) {
      return;
    }
    try {
      var home = Path.of("..").toRealPath();
      var version = new ProcessBuilder(home.resolve("tongban").toString(), "version");
      version.environment().put("JAVA_HOME", System.getProperty("java.home"));
      var log = Path.of("target", ThisProcess.folder("program") + ".log").toFile();
      if (version.redirectErrorStream(true).redirectOutput(log).start().waitFor() != 0) {
        throw new IllegalStateException("the program can't be unpacked; see " + log);
      }
      var program = home.resolve("node").resolve("target").resolve("tongban");
      System.setProperty(DemoNode.PROGRAM, program.toString());
    } catch (IOException e) {
      throw new IllegalStateException("the program can't be unpacked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has a demonstration use the PostgreSQL that is unpacked once for all that is tested here.
   *
   * @param data its folder, before it starts
   */
  public static void shareDatabase(Path data) throws IOException {
    var shared = Files.createDirectories(data.resolveSibling("postgres"));
    Files.createDirectories(data);
    Files.createSymbolicLink(data.resolve("postgres-binaries"), shared);
  }
}
