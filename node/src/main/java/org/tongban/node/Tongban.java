package org.tongban.node;

import org.tongban.node.command.TongbanCommand;

/** The program's entry. */
public final class Tongban {
  private Tongban() {}

  public static void main(String[] args) {
    System.exit(TongbanCommand.run(args));
  }
}
