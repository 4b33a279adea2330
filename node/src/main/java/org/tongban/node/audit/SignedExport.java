package org.tongban.node.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.tongban.core.journal.JournalEntry;
import org.tongban.core.message.MemberCode;
import org.tongban.core.message.StrictJson;
import org.tongban.core.proof.ProofMaker;
import org.tongban.core.seal.Sealer;
import org.tongban.node.proof.DocumentsInForce;
import org.tongban.node.settings.Settings;
import org.tongban.node.store.AuditStore;
import org.tongban.node.store.JournalFilter;

/** Entries of the journal in an ASiC-E container that the node signs as it signs proofs. */
public final class SignedExport {
  private static final List<String> COLUMNS =
      List.of(
          "seq",
          "at",
          "kind",
          "exchange",
          "peer",
          "service",
          "purpose",
          "outcome",
          "reason",
          "rule",
          "evidence",
          "hash");

  private final Settings settings;
  private final AuditStore store;
  private final DocumentsInForce documents;
  private final Sealer sealer;
  private final ProofMaker maker;

  public SignedExport(
      Settings settings,
      AuditStore store,
      DocumentsInForce documents,
      Sealer sealer,
      ProofMaker maker) {
    this.settings = settings;
    this.store = store;
    this.documents = documents;
    this.sealer = sealer;
    this.maker = maker;
  }

  byte[] make(JournalFilter filter, ObjectNode written, ExportForm form) {
    MemberCode self = settings.member();
    var key = sealer.evidenceKey();
    var members = new LinkedHashMap<String, byte[]>();
    members.put("filter.json", StrictJson.write(written));
    members.put("journal." + form.word(), form == ExportForm.CSV ? csv(filter) : json(filter));
    members.put("directory.jws", documents.directory());
    members.putAll(documents.about(key));
    return maker.export(self, members, key);
  }

  private byte[] json(JournalFilter filter) {
    var out = new ByteArrayOutputStream();
    var before = new AtomicReference<>("[");
    store.each(
        filter,
        entry -> {
          out.writeBytes(before.getAndSet(",").getBytes(StandardCharsets.UTF_8));
          out.writeBytes(StrictJson.write(EntryJson.withExchange(entry)));
        });
    out.writeBytes((before.get().equals("[") ? "[]" : "]").getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private byte[] csv(JournalFilter filter) {
    var text = new StringWriter();
    text.write('\ufeff');
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(COLUMNS);
      store.each(filter, entry -> print(csv, entry));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void print(CSVPrinter csv, JournalEntry entry) {
    var json = EntryJson.withExchange(entry);
    try {
      csv.printRecord(
          COLUMNS.stream().map(name -> SpreadsheetText.harmless(json.path(name).asText(""))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
