package org.tongban.node.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.node.settings.KeySettings;

/**
 * A place in the settings where a key and its certificate belong.
 *
 * @param setting its name, such as {@code keys.sm2.sign}
 * @param suites those that the key may be of
 * @param files where both lie, or shall lie
 */
record KeySlot(String setting, KeyUse use, Set<Suite> suites, KeyPairFiles files) {
  /** All that a node's settings have. */
  static List<KeySlot> of(KeySettings keys) {
    var slots = new ArrayList<KeySlot>();
    // without the section for SM2, a node may speak that suite alone
    var message = keys.sm2().isPresent() ? Set.of(Suite.ES256) : EnumSet.allOf(Suite.class);
    slots.add(slot("keys.sign", KeyUse.SIGN, message, keys.sign()));
    slots.add(slot("keys.tls", KeyUse.TLS, EnumSet.allOf(Suite.class), keys.tls()));
    slots.add(slot("keys.encrypt", KeyUse.ENCRYPT, message, keys.encrypt()));
    keys.sm2()
        .ifPresent(
            sm2 -> {
              slots.add(slot("keys.sm2.sign", KeyUse.SIGN, Set.of(Suite.SM2), sm2.sign()));
              slots.add(slot("keys.sm2.encrypt", KeyUse.ENCRYPT, Set.of(Suite.SM2), sm2.encrypt()));
            });
    return List.copyOf(slots);
  }

  /** The same, with all files in one other folder where that is given. */
  static List<KeySlot> of(KeySettings keys, Optional<Path> folder) {
    return of(keys).stream().map(slot -> folder.map(slot::in).orElse(slot)).toList();
  }

  /** Those of the folder of pairs that shall follow, once their certificates have come. */
  static List<KeySlot> next(KeySettings keys) {
    return keys.next().stream()
        .flatMap(folder -> of(keys).stream().map(slot -> slot.in(folder)))
        .filter(slot -> Files.exists(slot.files().certificate()))
        .map(slot -> new KeySlot("keys.next " + slot.name(), slot.use, slot.suites, slot.files))
        .toList();
  }

  /** Short name for files, such as {@code sign.sm2}. */
  String name() {
    return setting.startsWith("keys.sm2.") ? use.code() + ".sm2" : use.code();
  }

  /** The same place with both files in another folder. */
  private KeySlot in(Path folder) {
    return slot(setting, use, suites, KeySettings.Pair.in(folder, name()));
  }

  private static KeySlot slot(
      String setting, KeyUse use, Set<Suite> suites, KeySettings.Pair pair) {
    return new KeySlot(setting, use, suites, new KeyPairFiles(pair.key(), pair.certificate()));
  }
}
