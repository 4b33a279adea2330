package org.tongban.node.command;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.SignedDocuments;
import org.tongban.core.seal.TlsIdentity;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.KeyKeeper;
import org.tongban.node.keeper.NotTakenException;
import org.tongban.node.peer.PeerClient;
import org.tongban.node.peer.PeerTls;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.EvidenceVault;
import org.tongban.node.store.JournalWalker;
import org.tongban.node.store.WitnessBook;
import org.tongban.node.witness.WitnessDesk;
import org.tongban.node.witness.WitnessInquiry;

/** Holds a node's journal to what a peer signed of it, and the peer's to what the node holds. */
final class JournalAgainst {
  private final Settings settings;
  private final Messages messages;
  private final Clock clock = Clock.system(ZoneId.of("Asia/Shanghai"));

  JournalAgainst(Settings settings, Messages messages) {
    this.settings = settings;
    this.messages = messages;
  }

  /**
   * Asks over TLS with the node's own key, whether or not the node runs.
   *
   * @param entries how many entries of the journal are good
   * @return a sentence for each contradiction; none when all agrees
   * @throws CommandFailedException when the peer can't be asked
   */
  List<String> ask(MemberCode peer, DataSource source, long entries) {
    var camel = new DefaultCamelContext();
    try {
      camel.start();
      var provider = CryptoProvider.choose();
      var directory = new DirectoryKeeper(settings, new SignedDocuments(provider), clock);
      var keys = new KeyKeeper(settings, directory, clock);
      var tls = new PeerTls(new TlsIdentity(keys), directory, clock);
      var client = new PeerClient(camel, settings.peer(), tls, directory);
      var opener = new CheckpointOpener(provider, directory, clock);
      var inquiry =
          new WitnessInquiry(
              (member, wire) -> client.exchange(member, wire, WitnessDesk.MEDIA_TYPE),
              settings.member(),
              opener);
      return compare(inquiry, peer, source, entries);
    } catch (RefusedException e) {
      throw failed(peer, e.reason().code());
    } catch (NotTakenException | KeyFileException e) {
      throw failed(peer, e.getMessage());
    } finally {
      camel.stop();
    }
  }

  private CommandFailedException failed(MemberCode peer, String why) {
    return new CommandFailedException(
        ExitCodes.NEGATIVE, messages.text("journal.against.failed", peer.value(), why));
  }

  private List<String> compare(
      WitnessInquiry inquiry, MemberCode peer, DataSource source, long entries) {
    var found = new ArrayList<String>();
    var held = inquiry.heldBy(peer);
    if (held.isPresent() && !hasIt(held.get(), source)) {
      var signed = inquiry.verified(held.get());
      found.add(
          messages.text(
              "journal.against.ours",
              peer.value(),
              Long.toString(signed.checkpoint().size()),
              signed.saidAt().atZone(clock.getZone()).toLocalDateTime().toString(),
              settings.member().value(),
              Long.toString(entries)));
    }
    var theirs = new WitnessBook(source).held(peer);
    inquiry
        .contradicts(peer, theirs)
        .ifPresent(
            fault ->
                found.add(
                    messages.text(
                        "journal.against.theirs",
                        peer.value(),
                        Long.toString(theirs.orElseThrow().checkpoint().size()),
                        messages.text("journal.histories." + fault.name()))));
    return found;
  }

  /** Whether the journal begins with what the peer holds of it. */
  private static boolean hasIt(WitnessInquiry.Held held, DataSource source) {
    var said = held.claimed();
    return new JournalWalker(source, EvidenceVault.plain(source))
        .root(said.size())
        .filter(root -> root.equals(said.root()))
        .isPresent();
  }
}
