package org.tongban.node.console.peers;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tongban.node.store.Contact;
import org.tongban.node.store.ContactBook;
import org.tongban.node.store.CosignatureBook;
import org.tongban.node.store.WitnessBook;

/**
 * What the database knows of other members, by their codes.
 *
 * @param resting how many asks wait for those that can't be reached
 * @param witnessed when each last signed this node's journal
 * @param contradicted whose journals contradicted themselves
 */
record Facts(
    Map<String, Contact> handshakes,
    Map<String, Contact> messages,
    Map<String, Long> resting,
    Map<String, Instant> witnessed,
    Set<String> contradicted) {

  /** Where they are read. */
  record Books(
      ContactBook contacts,
      CosignatureBook cosignatures,
      WitnessBook witness,
      Supplier<Map<String, Long>> resting) {
    Facts read() {
      return new Facts(
          contacts.last(Contact.Kind.HANDSHAKE),
          contacts.last(Contact.Kind.MESSAGE),
          resting.get(),
          cosignatures.lastSigned(),
          witness.contradictions().stream()
              .map(found -> found.member().value())
              .collect(Collectors.toUnmodifiableSet()));
    }
  }
}
