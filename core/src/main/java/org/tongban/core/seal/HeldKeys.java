package org.tongban.core.seal;

import java.util.ArrayList;
import java.util.List;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;

/** The private keys that this node has, each with what it is for, in the order of loading. */
record HeldKeys(List<Held> all) {
  static final HeldKeys NONE = new HeldKeys(List.of());

  HeldKeys {
    all = List.copyOf(all);
  }

  /** A key and its use. */
  record Held(KeyUse use, HeldKey key) {}

  /** The same ones and one more; throws KeyFileException when its files are not a good pair. */
  HeldKeys and(KeyUse use, KeyPairFiles files) {
    var more = new ArrayList<>(all);
    more.add(new Held(use, HeldKey.load(files)));
    return new HeldKeys(more);
  }

  List<HeldKey> of(KeyUse use) {
    return all.stream().filter(held -> held.use() == use).map(Held::key).toList();
  }

  List<HeldKey> of(KeyUse use, Suite suite) {
    return of(use).stream().filter(key -> key.suite() == suite).toList();
  }

  HeldKey last(KeyUse use) {
    var keys = of(use);
    return keys.get(keys.size() - 1);
  }
}
