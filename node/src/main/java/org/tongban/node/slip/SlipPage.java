package org.tongban.node.slip;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What stands on a slip, ready to be printed.
 *
 * @param texts by their name in the template
 * @param rows labels and values, in their order
 * @param code what the QR code holds
 */
record SlipPage(Map<String, String> texts, List<Map.Entry<String, String>> rows, String code) {
  SlipPage {
    texts = Map.copyOf(texts);
    rows = List.copyOf(rows);
    Objects.requireNonNull(code, "code");
  }
}
