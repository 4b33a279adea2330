package org.tongban.it.federation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.tongban.node.demo.register.KnownPeople;
import org.tongban.node.demo.register.Region;

/** What no log, metric, address or problem may hold: who was asked about. */
public final class Identities {
  /** What follows a point and a digit before it is a fraction, of which metrics are full. */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z_-]|[0-9]\\.)([0-9]{15}|[0-9]{17}[0-9Xx])(?![0-9A-Za-z_-])");

  private static final List<String> NAMES = names();

  private Identities() {}

  private static List<String> names() {
    var names = new ArrayList<>(List.of(KnownPeople.NOBODYS_NAME));
    for (var region : Region.values()) {
      Arrays.stream(KnownPeople.values()).map(kind -> kind.in(region).name()).forEach(names::add);
    }
    return List.copyOf(names);
  }

  /**
   * Fails when there is the number of any person, or the name of one whom tests know.
   *
   * @param what the text is called in the failure
   */
  public static void assertNone(String what, String text) {
    assertThat(text).as(what + " without numbers of persons").doesNotContainPattern(NUMBER);
    assertThat(text).as(what + " without names").doesNotContain(NAMES);
  }
}
