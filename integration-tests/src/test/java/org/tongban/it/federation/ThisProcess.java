package org.tongban.it.federation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What takes long to start and serves all test classes of this JVM. JUnit's own store ends with a
 * session, and each class is a session of its own where classes run in several JVMs.
 */
final class ThisProcess {
  private static final int PORTS = 17_000;
  private static final int PORTS_OF_A_PROCESS = 4_000;

  private static final Map<Class<?>, Object> STARTED = new HashMap<>();
  private static final List<Runnable> ENDS = new ArrayList<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(ThisProcess::end));
  }

  private ThisProcess() {}

  /** The one of this JVM, started if it isn't there. */
  static synchronized <T> T one(Class<T> type, Supplier<T> start, Consumer<T> end) {
    if (!STARTED.containsKey(type)) {
      var fresh = start.get();
      STARTED.put(type, fresh);
      ENDS.add(() -> end.accept(fresh));
    }
    return type.cast(STARTED.get(type));
  }

  /** Which of the JVMs that run tests at the same time this is. */
  private static int number() {
    return Integer.getInteger("tongban.fork", 1);
  }

  /** A name for a folder that no other JVM uses. */
  static String folder(String name) {
    return name + "-" + number();
  }

  /** The first of some thousands of ports that no other JVM uses. */
  static int ports() {
    return PORTS + (number() - 1) * PORTS_OF_A_PROCESS;
  }

  /** The oldest first: nodes end in peace while the broker that they came to use is still there. */
  private static synchronized void end() {
    ENDS.forEach(Runnable::run);
  }
}
