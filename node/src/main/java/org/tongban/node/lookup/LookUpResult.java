package org.tongban.node.lookup;

import java.util.List;
import org.tongban.core.message.Missing;

/** What a look-up route gave, well formed. */
record LookUpResult(List<RegisterRecord> records, List<Missing> missing) {
  LookUpResult {
    records = List.copyOf(records);
    missing = List.copyOf(missing);
  }
}
