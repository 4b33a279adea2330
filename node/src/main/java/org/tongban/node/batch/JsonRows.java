package org.tongban.node.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.tongban.core.message.StrictJson;

/** One JSON document in each line. What is wrong with one line is no matter of the next. */
final class JsonRows implements Rows {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final Charset charset;
  private long number;

  JsonRows(InputStream in, Charset charset) {
    this.in = Objects.requireNonNull(in, "in");
    this.charset = Objects.requireNonNull(charset, "charset");
  }

  @Override
  public Optional<Row> next() throws IOException {
    while (true) {
      var line = new ByteArrayOutputStream();
      int length = line(line);
      if (length < 0) {
        return Optional.empty();
      }
      if (length > LONGEST) {
        return Optional.of(Row.faulty(++number, "", "must be at most " + LONGEST + " bytes"));
      }
      var row = read(line.toByteArray());
      if (row.isPresent()) {
        return row;
      }
    }
  }

  /** What is beyond the longest row is passed over. */
  private int line(ByteArrayOutputStream line) throws IOException {
    int length = 0;
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return length;
      }
      if (++length <= LONGEST) {
        line.write(next);
      }
    }
    return length == 0 ? -1 : length;
  }

  private Optional<Row> read(byte[] line) {
    try {
      var text = charset.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      if (number == 0 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
        text = text.substring(1);
      }
      return text.isBlank() ? Optional.empty() : Optional.of(parse(text));
    } catch (CharacterCodingException e) {
      return Optional.of(Row.faulty(++number, "", "is not in " + charset.name()));
    }
  }

  private Row parse(String text) {
    number++;
    try {
      return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode json
          ? Row.good(number, json, text.length())
          : Row.faulty(number, "", "must be a JSON object");
    } catch (IllegalArgumentException e) {
      return Row.faulty(number, "", e.getMessage());
    }
  }
}
