package org.tongban.harness.conformance;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.catalogue.Title;
import org.tongban.core.message.Digest;
import org.tongban.core.message.MemberCode;

/**
 * What the nodes under test have been prepared with.
 *
 * @param digest of the file that it was read from
 */
record Profile(Title title, Digest digest, Map<MemberCode, NodeProfile> nodes) {
  Profile {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(digest, "digest");
    nodes = Map.copyOf(nodes);
  }

  Optional<NodeProfile> node(MemberCode member) {
    return Optional.ofNullable(nodes.get(member));
  }
}
