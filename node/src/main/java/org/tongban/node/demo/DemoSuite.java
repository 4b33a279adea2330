package org.tongban.node.demo;

import java.util.Optional;
import org.tongban.core.directory.Suite;
import org.tongban.node.demo.register.DemoMember;
import org.tongban.node.demo.register.Region;

/** In which suites the members of a demonstration speak. */
public enum DemoSuite {
  /** All have keys of both, and each contract says which it prefers. */
  PREFERRED,
  /** All ask in this one. */
  ES256,
  /** All ask in this one. */
  SM2,
  /** One member has keys of SM2 alone; the others have both and ask each other as preferred. */
  MIXED;

  /** The member that has no keys of ES256 to sign and encrypt with. */
  static final Region SM2_ALONE = Region.JIASHAN;

  /** The only suite that all nodes are told to ask in. */
  Optional<Suite> only() {
    return switch (this) {
      case ES256 -> Optional.of(Suite.ES256);
      case SM2 -> Optional.of(Suite.SM2);
      case PREFERRED, MIXED -> Optional.empty();
    };
  }

  /** Whether this member's node is without keys of ES256. */
  boolean alone(DemoMember member) {
    return this == MIXED && member == SM2_ALONE;
  }

  /**
   * What a query between these two must be signed in. The demonstration's contracts prefer ES256.
   *
   * @param to division as the clerk writes it
   */
  Suite expected(Region from, String to) {
    var withoutChoice = alone(from) || this == MIXED && SM2_ALONE.code().equals(to);
    return withoutChoice ? Suite.SM2 : only().orElse(Suite.ES256);
  }
}
