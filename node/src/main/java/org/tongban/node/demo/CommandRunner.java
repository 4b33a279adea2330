package org.tongban.node.demo;

/** Runs a command of this program in the same process, as a user would in a terminal. */
@FunctionalInterface
public interface CommandRunner {
  /**
   * What a command left behind.
   *
   * @param exitCode as documented for the command
   * @param out standard output
   * @param err standard error
   */
  record Result(int exitCode, String out, String err) {}

  Result run(String... arguments);

  /**
   * Runs a command that has to succeed.
   *
   * @throws DemoException with what it printed
   */
  default void must(String... arguments) {
    var result = run(arguments);
    if (result.exitCode() != 0) {
      throw new DemoException(
          "tongban " + arguments[0] + " ended with " + result.exitCode() + ": " + result.err());
    }
  }
}
