package org.tongban.node.routeguard;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs what Camel declares to throw anything, and hands the failure on as a value: a failed reload
 * is an event to report, whatever its type.
 */
final class Attempt {
  private Attempt() {}

  /** Empty when it went well. */
  static Optional<Throwable> of(Step step) {
    Callable<Void> call =
        () -> {
          step.run();
          return null;
        };
    var task = new FutureTask<>(call);
    task.run();
    try {
      task.get();
      return Optional.empty();
    } catch (ExecutionException failed) {
      return Optional.of(failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of(stopped);
    }
  }

  /** Something that Camel does. */
  @FunctionalInterface
  interface Step {
    void run() throws Exception;
  }
}
