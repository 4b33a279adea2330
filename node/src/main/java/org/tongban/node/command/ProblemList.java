package org.tongban.node.command;

import java.io.PrintWriter;
import java.util.List;
import org.tongban.node.settings.Problem;

/** Prints the problems of the settings, one a line, so that editors can jump to file and line. */
final class ProblemList {
  private ProblemList() {}

  static void print(List<Problem> problems, Messages messages, PrintWriter to) {
    to.println(messages.text("settings.problems", problems.size()));
    problems.forEach(problem -> to.println("  " + problem));
  }
}
