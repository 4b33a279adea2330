package org.tongban.node.demo.register;

import java.util.List;

/**
 * What a region's registries know of its people's families.
 *
 * @param marriages certificates of marriage and divorce
 * @param events what else happened to the marriages
 * @param hukou every registration of a person in a household, past ones too
 */
record CivilBooks(List<Marriage> marriages, List<MaritalEvent> events, List<Hukou> hukou) {
  CivilBooks {
    marriages = List.copyOf(marriages);
    events = List.copyOf(events);
    hukou = List.copyOf(hukou);
  }
}
