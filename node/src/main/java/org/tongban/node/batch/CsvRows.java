package org.tongban.node.batch;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.refusal.Violation;

/**
 * A table of comma-separated values (RFC 4180) with a header. Where a quotation mark is missing or
 * the text is of another encoding nobody can say where the next row begins, so it ends there.
 */
final class CsvRows implements Rows {
  private static final int BYTE_ORDER_MARK = '\uFEFF';

  private final LimitedReader reader;
  private final Iterator<CSVRecord> records;
  private final Columns columns;
  private long number;

  CsvRows(InputStream in, Charset charset, Map<String, String> given) throws IOException {
    this.reader = new LimitedReader(withoutMark(in, charset));
    this.records = CSVParser.parse(reader, CSVFormat.RFC4180).iterator();
    var header = record();
    if (header.isEmpty()) {
      throw malformed("there is no header");
    }
    this.columns = Columns.of(header.get().toList(), given);
  }

  private static Reader withoutMark(InputStream in, Charset charset) throws IOException {
    // a decoder made so reports what it can't read, where the constructor's default replaces it
    var text = new PushbackReader(new InputStreamReader(in, charset.newDecoder()));
    int first = text.read();
    if (first >= 0 && first != BYTE_ORDER_MARK) {
      text.unread(first);
    }
    return text;
  }

  @Override
  public Optional<Row> next() throws IOException {
    var found = record();
    while (found.isPresent() && blank(found.get())) {
      found = record();
    }
    return found.map(this::row);
  }

  private static boolean blank(CSVRecord record) {
    return record.size() == 1 && record.get(0).isBlank();
  }

  private Row row(CSVRecord record) {
    number++;
    List<String> cells = record.toList();
    return cells.size() == columns.size()
        ? Row.good(number, columns.json(cells), cells.stream().mapToInt(String::length).sum())
        : Row.faulty(number, "", "must have as many cells as the header");
  }

  private Optional<CSVRecord> record() {
    reader.nextRow();
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (UncheckedIOException e) {
      throw malformed(fault(e.getCause()));
    } catch (IllegalStateException e) {
      throw malformed("is no CSV");
    }
  }

  private static String fault(IOException e) {
    if (e instanceof TooLongException) {
      return "must be at most " + LONGEST + " characters; a quotation mark may be missing";
    }
    return e instanceof CharacterCodingException ? "is of another encoding" : "is no CSV";
  }

  private RefusedException malformed(String rule) {
    return new RefusedException(
        Reason.SCHEMA_VIOLATION, List.of(new Violation("/rows/" + (number + 1), rule)));
  }

  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  /** Reads ahead by a buffer of the parser's, which is allowed for. */
  private static final class LimitedReader extends FilterReader {
    private static final int AHEAD = 1 << 14;

    private int left;

    LimitedReader(Reader in) {
      super(in);
    }

    void nextRow() {
      left = LONGEST + AHEAD;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      left -= Math.max(read, 0);
      if (left < 0) {
        throw new TooLongException();
      }
      return read;
    }
  }
}
