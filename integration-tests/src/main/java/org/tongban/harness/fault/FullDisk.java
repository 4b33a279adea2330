package org.tongban.harness.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The disk of the answering node's database is full: its folder moves to a small file system in
 * memory, which then is filled to its last byte. For that one must be allowed to mount.
 */
final class FullDisk implements Fault {
  private static final int SPARE_MIB = 48;
  private static final int BLOCK = 4096;
  private static final int MIB = 1 << 20;
  private final boolean log;
  private Path ballast;

  private FullDisk(boolean log) {
    this.log = log;
  }

  /** Tables can't grow; what the server writes ahead still has room. */
  static FullDisk ofTables() {
    return new FullDisk(false);
  }

  /** Neither can the log that is written ahead, without which the server ends. */
  static FullDisk ofLog() {
    return new FullDisk(true);
  }

  @Override
  public String name() {
    return log ? "full-disk-log" : "full-disk";
  }

  @Override
  public Set<String> codes() {
    return Set.of("peer-unreachable", "peer-timeout", "register-unavailable");
  }

  @Override
  public Optional<String> impossible(Bed bed) {
    var probe = bed.layout().data().resolve("mount-probe");
    try {
      Files.createDirectories(probe);
      run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", probe.toString());
      run("umount", probe.toString());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no file system may be mounted here: " + e.getMessage());
    }
  }

  @Override
  public void prepare(Bed bed) throws IOException {
    bed.stop(Bed.ANSWERING);
    var folder = bed.server(Bed.ANSWERING).folder();
    var aside = folder.resolveSibling("database.aside");
    Files.move(folder, aside);
    Files.createDirectory(folder);
    var size = used(aside) / MIB + SPARE_MIB;
    run("mount", "-t", "tmpfs", "-o", "mode=700,size=" + size + "m", "tmpfs", folder.toString());
    unmountAtTheEnd(folder);
    run("cp", "-a", aside + "/.", folder.toString());
    bed.restart(Bed.ANSWERING);
  }

  /** Also where the user interrupts it. */
  private static void unmountAtTheEnd(Path folder) {
    Runnable unmount =
        () -> {
          try {
            run("umount", "-l", folder.toString());
          } catch (IOException e) {
            // it is not mounted any more
            return;
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(unmount, "unmount"));
  }

  private static long used(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Override
  public void strike(Bed bed) throws IOException {
    fill(bed);
    if (log) {
      bed.server(Bed.ANSWERING).useUpLog();
    }
  }

  private void fill(Bed bed) throws IOException {
    ballast = bed.server(Bed.ANSWERING).folder().resolve("ballast");
    try (OutputStream out = Files.newOutputStream(ballast)) {
      var block = new byte[BLOCK];
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      // no space left: as it should be
      if (Files.getFileStore(ballast).getUsableSpace() > BLOCK) {
        throw e;
      }
    }
  }

  @Override
  public void mend(Bed bed) throws IOException {
    Files.delete(ballast);
  }

  @Override
  public void tidy(Bed bed) throws IOException {
    bed.stop(Bed.ANSWERING);
    var folder = bed.server(Bed.ANSWERING).folder();
    var aside = folder.resolveSibling("database.aside");
    run("rm", "-rf", aside.toString());
    run("cp", "-a", folder.toString(), aside.toString());
    run("umount", folder.toString());
    Files.delete(folder);
    Files.move(aside, folder);
    bed.restart(Bed.ANSWERING);
  }

  @Override
  public Duration recovery() {
    return Duration.ofSeconds(60);
  }

  private static void run(String... command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException(List.of(command).get(0) + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
