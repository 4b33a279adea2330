package org.tongban.harness.broker;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Runs one broker in this process: lays its folder out where it is empty, and ends with the process
 * that started it. The jars of the broker are on its class path alone, so its classes are found by
 * their names.
 */
public final class BrokerProgram {
  private static final String FORMAT = "kafka.tools.StorageTool";
  private static final String BROKER = "kafka.Kafka";

  private BrokerProgram() {}

  /**
   * @param arguments the broker's settings, the cluster's id, and the process to end with
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    followParent(Long.parseLong(arguments[2]));
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    String[] format = {
      "format", "--ignore-formatted", "-c", arguments[0], "--cluster-id", arguments[1]
    };
    Class.forName(FORMAT)
        .getMethod("execute", String[].class, PrintStream.class)
        .invoke(null, format, out);
    Class.forName(BROKER)
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {arguments[0]});
  }

  private static void followParent(long parent) {
    var watch =
        new Thread(
            () -> {
              ProcessHandle.of(parent).ifPresent(process -> process.onExit().join());
              Runtime.getRuntime().halt(0);
            },
            "parent-watch");
    watch.setDaemon(true);
    watch.start();
  }
}
