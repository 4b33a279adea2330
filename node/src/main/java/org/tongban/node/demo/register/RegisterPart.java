package org.tongban.node.demo.register;

import java.sql.SQLException;
import java.util.Map;

/**
 * What a package of its own adds to a region's register: tables where the region keeps SQL, desks
 * in the system of 吴江.
 */
public interface RegisterPart {
  /** SQL that drops the part's tables and makes them anew; they refer to no other part's. */
  default String script() {
    return "";
  }

  /** Puts the rows into the tables of {@link #script}. */
  default void fill(Batch batch) throws SQLException {}

  /** By address, which begins with {@code /api/}. */
  default Map<String, WujiangDesk> desks() {
    return Map.of();
  }
}
