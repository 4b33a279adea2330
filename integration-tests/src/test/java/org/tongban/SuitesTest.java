package org.tongban;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.suite.api.SelectClasses;

/** A class that isn't run by itself is run by a suite, or nobody would notice that it isn't. */
class SuitesTest {
  private static final Pattern LEFT_OUT = Pattern.compile("<exclude>\\*\\*/(\\w+IT)\\.java<");

  @Test
  void whatIsLeftOutAloneIsInOneSuiteAndTheOtherWayRound() throws Exception {
    // Given
    var leftOut =
        LEFT_OUT.matcher(Files.readString(Path.of("pom.xml"))).results().map(one -> one.group(1));

    // When
    var inSuites =
        Stream.of(KafkaSuite.class, ProcessesSuite.class)
            .flatMap(suite -> Stream.of(suite.getAnnotation(SelectClasses.class).names()))
            .map(name -> name.substring(name.lastIndexOf('.') + 1))
            .toList();

    // Then
    assertThat(inSuites).isNotEmpty().containsExactlyInAnyOrderElementsOf(leftOut.toList());
  }
}
