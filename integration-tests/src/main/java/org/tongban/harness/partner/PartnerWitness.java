package org.tongban.harness.partner;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.tongban.core.message.MemberCode;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CheckpointOpener;
import org.tongban.core.seal.CheckpointSealer;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.OpenedCheckpoint;

/**
 * A simulated region's journal, shown to whoever asks, and its signature under what members show of
 * theirs. It keeps nothing of these, so it finds no second history.
 */
final class PartnerWitness implements Steps.Witnessing {
  static final String TYPE = "application/vnd.tongban.checkpoint";
  private static final Pattern SHOW = Pattern.compile("show (0|[1-9][0-9]{0,17})\n");

  private final Trade trade;
  private final CheckpointSealer sealer;
  private final CheckpointOpener opener;
  private final PartnerJournal journal;

  PartnerWitness(Trade trade) {
    this.trade = trade;
    this.journal = trade.books().journal();
    var provider = CryptoProvider.choose();
    this.sealer = new CheckpointSealer(provider, trade::signing, trade.self());
    this.opener = new CheckpointOpener(provider, trade.directory(), trade.clock());
  }

  @Override
  public Optional<byte[]> answer(byte[] wire, MemberCode from) {
    var text = new String(wire, StandardCharsets.UTF_8);
    try {
      if (text.equals("held\n")) {
        return Optional.of(utf8("held\n"));
      }
      var show = SHOW.matcher(text);
      if (show.matches()) {
        return Optional.of(utf8(shown(Long.parseLong(show.group(1)))));
      }
      return Optional.of(utf8("signed\n" + signed(text, from)));
    } catch (RefusedException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The showing of this region's own journal. */
  private String shown(long old) {
    var from = old <= journal.size() ? old : 0;
    var shown = new StringBuilder("old " + from + "\n");
    if (from > 0 && from < journal.size()) {
      for (var hash : journal.consistency(from).hashes()) {
        shown.append(Base64.getEncoder().encodeToString(hash.bytes())).append('\n');
      }
    }
    return shown.append('\n').append(own()).toString();
  }

  private String own() {
    var opened = opener.open(sealer.sign(journal.checkpoint(trade.self())).bytes());
    return utf8(opened.bytes()) + cosigned(opened);
  }

  /** That this is the longest that is known of it, now. */
  String cosigned(OpenedCheckpoint opened) {
    return sealer.cosign(opened, trade.clock().instant());
  }

  /** What it makes of a showing of somebody's journal. */
  private String signed(String text, MemberCode from) {
    int end = text.indexOf("\n\n");
    if (!text.startsWith("old ") || end < 0) {
      throw new IllegalArgumentException("no question of a witness");
    }
    var note = text.substring(end + 2);
    var opened = opener.open(utf8(note));
    if (!opened.member().equals(from)) {
      throw new IllegalArgumentException("somebody else's journal");
    }
    opener.cosignatures(opened, from, note.substring(note.lastIndexOf("\n\n") + 2));
    return cosigned(opened);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String utf8(byte[] bytes) {
    return new String(Arrays.copyOf(bytes, bytes.length), StandardCharsets.UTF_8);
  }
}
