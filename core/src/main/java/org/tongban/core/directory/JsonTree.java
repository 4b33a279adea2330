package org.tongban.core.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON text into a tree and notes the place of every key that stands twice in one object.
 * The reader of messages stops at the first; an operator who mends a directory wants to see all.
 */
final class JsonTree {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();
  private static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonParser parser;
  private final Problems problems;

  private JsonTree(JsonParser parser, Problems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The tree; throws when the bytes are no JSON text. */
  static JsonNode read(byte[] json, Problems problems) {
    if (json.length > MAX_BYTES) {
      problems.add("", "the document is longer than " + MAX_BYTES + " bytes");
      problems.stop();
    }
    try (var parser = MAPPER.createParser(utf8(json))) {
      var reader = new JsonTree(parser, problems);
      parser.nextToken();
      var tree = reader.value("");
      if (parser.nextToken() != null) {
        problems.add("", "nothing may follow the document");
      }
      return tree;
    } catch (StreamConstraintsException e) {
      problems.add("", "the document is nested too deep");
    } catch (CharacterCodingException e) {
      problems.add("", "the document is not UTF-8");
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      // Jackson's own words quote the text
      problems.add("", "no JSON from line " + at.getLineNr() + ", column " + at.getColumnNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    problems.stop();
    throw new IllegalStateException("a problem was noted above");
  }

  private static String utf8(byte[] json) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
  }

  private JsonNode value(String pointer) throws IOException {
    if (parser.currentToken() == null) {
      problems.add(pointer, "the document is empty");
      return NODES.missingNode();
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(pointer);
      case START_ARRAY -> array(pointer);
      default -> MAPPER.readTree(parser);
    };
  }

  private ObjectNode object(String pointer) throws IOException {
    var object = NODES.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      var key = parser.currentName();
      var place = pointer + "/" + Cursor.escaped(key);
      parser.nextToken();
      var value = value(place);
      if (object.has(key)) {
        problems.add(place, "this key stands twice");
      }
      object.set(key, value);
    }
    return object;
  }

  private ArrayNode array(String pointer) throws IOException {
    var array = NODES.arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(pointer + "/" + array.size()));
    }
    return array;
  }
}
