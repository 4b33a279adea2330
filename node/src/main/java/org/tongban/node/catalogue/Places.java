package org.tongban.node.catalogue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where in a text what a JSON pointer points to begins. */
final class Places {
  private static final Pattern POINTER = Pattern.compile("(?:^|\\s)(/[^\\s,:;]*)");
  private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");

  private final Map<String, Place> places = new HashMap<>();
  private Optional<Place> stop = Optional.empty();

  private Places() {}

  /**
   * A place.
   *
   * @param line counted from 1; 0 for the whole file
   * @param column counted from 1; 0 where none is known
   */
  record Place(int line, int column) {
    static final Place WHOLE = new Place(0, 0);

    private static Place of(JsonLocation location) {
      return new Place(location.getLineNr(), location.getColumnNr());
    }
  }

  /** Of a text in YAML, or in JSON; as far as it can be read. */
  static Places of(String text, boolean yaml) {
    var found = new Places();
    JsonFactory factory = yaml ? new YAMLFactory() : new JsonFactory();
    try (var parser = factory.createParser(text)) {
      while (parser.nextToken() != null) {
        found.places.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            Place.of(parser.currentTokenLocation()));
      }
    } catch (JsonProcessingException e) {
      found.stop = Optional.ofNullable(e.getLocation()).map(Place::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** What a sentence on the text is about: a pointer in it, else a line, else the whole. */
  Place named(String sentence) {
    var line = LINE.matcher(sentence);
    if (line.find()) {
      int number = Integer.parseInt(line.group(1));
      return stop.filter(place -> place.line() == number).orElse(new Place(number, 0));
    }
    var pointer = POINTER.matcher(sentence);
    while (pointer.find()) {
      var place = nearest(pointer.group(1));
      if (place.line() > 0) {
        return place;
      }
    }
    return Place.WHOLE;
  }

  /** Itself, or what it would be in. */
  private Place nearest(String pointer) {
    for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
      if (places.containsKey(at)) {
        return places.get(at);
      }
    }
    return Place.WHOLE;
  }
}
