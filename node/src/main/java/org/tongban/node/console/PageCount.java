package org.tongban.node.console;

/** How many things wait on a page, told beside its name in the menu. */
public interface PageCount {
  Page page();

  /** How many now; asked for at each page, so it must be quick. */
  long now();
}
