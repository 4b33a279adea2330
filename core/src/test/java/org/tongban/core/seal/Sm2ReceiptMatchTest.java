package org.tongban.core.seal;

import org.tongban.core.directory.Suite;

/** The cases of its parent in the suite SM2. */
class Sm2ReceiptMatchTest extends ReceiptMatchTest {
  @Override
  Suite suite() {
    return Suite.SM2;
  }
}
