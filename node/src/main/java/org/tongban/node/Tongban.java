package org.tongban.node;

/** The program's entry. */
public final class Tongban {
  private Tongban() {}

  public static void main(String[] args) {
    throw new UnsupportedOperationException();
  }
}
