package org.tongban.node.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** Runs the command line as a person would and keeps what it prints. */
final class Terminal {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Locale locale;

  Terminal(Locale locale) {
    this.locale = locale;
  }

  static Terminal english() {
    return new Terminal(Locale.ENGLISH);
  }

  int run(String... arguments) {
    var line = TongbanCommand.commandLine(locale, arguments);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
