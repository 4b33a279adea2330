package org.tongban.node.lookup;

import java.util.List;
import org.tongban.core.message.Missing;

/**
 * What a look-up route gave, well formed.
 *
 * @param pending the register can't say yet; then there are no records
 */
record LookUpResult(List<RegisterRecord> records, List<Missing> missing, boolean pending) {
  LookUpResult {
    records = List.copyOf(records);
    missing = List.copyOf(missing);
  }
}
