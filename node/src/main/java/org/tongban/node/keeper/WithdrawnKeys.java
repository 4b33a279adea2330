package org.tongban.node.keeper;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.directory.Directory;
import org.tongban.node.keeper.AnswerSource.Standing;

/** Logs which keys of the directory are not believed, each once and not with every look. */
final class WithdrawnKeys {
  private static final Logger LOG = LoggerFactory.getLogger(WithdrawnKeys.class);

  private volatile Map<String, Standing> told = Map.of();

  void tell(Directory directory, Function<CertifiedKey, Optional<Standing>> why) {
    var all = new TreeMap<String, Standing>();
    for (var member : directory.members()) {
      for (var key : member.keys()) {
        why.apply(key).ifPresent(standing -> all.put(line(key), standing));
      }
    }
    all.forEach(
        (key, standing) -> {
          if (told.get(key) != standing) {
            LOG.warn("{} is not believed: {}", key, standing);
          }
        });
    told = Map.copyOf(all);
  }

  private static String line(CertifiedKey key) {
    return "Certificate %s (%s, %s, %s)"
        .formatted(key.thumbprint(), key.owner(), key.use().code(), key.suite());
  }
}
