package org.tongban.node.console;

import java.util.List;

/**
 * Something that everybody who is signed in should see on every page.
 *
 * @param level {@code warn}, {@code bad}, or {@code orange} for what is no real node at all
 * @param key of its text
 * @param values for the places in it
 * @param address of the page that tells more; empty where none does
 */
public record Banner(String level, String key, List<Object> values, String address) {
  public Banner {
    values = List.copyOf(values);
  }

  /** Knows what there is to say now; asked for at each page, so it must be quick. */
  @FunctionalInterface
  public interface Source {
    List<Banner> now();
  }
}
