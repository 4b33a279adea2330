package org.tongban.core.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the library sees, and what it doesn't and is seen to by us. */
class SchemaFitTest {
  private static boolean fits(String narrow, String wide) {
    return SchemaFit.faults(schema(narrow), schema(wide)).isEmpty();
  }

  /** The value of member {@code a} of a closed object that may also have {@code b}. */
  private static JsonNode schema(String a) {
    return PlainSchema.of(
        Examples.json(
            """
            {"type": "object", "additionalProperties": false, "required": ["k"],
             "properties": {"k": {"enum": ["x", "y"]}, "a": %s, "b": {"type": "integer"}},
             "$defs": {"t": {"type": "string", "maxLength": 5}}}
            """
                .formatted(a)));
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {'type':'string','maxLength':5}; {'type':'string','maxLength':6}
          {'type':'string','minLength':2}; {'type':'string','minLength':1}
          {'type':'string','pattern':'^x$'}; {'type':'string'}
          {'type':'string','format':'citizen-id'}; {'type':'string'}
          {'type':'integer','minimum':2}; {'type':'integer','minimum':1}
          {'type':'integer'}; {'type':'number'}
          {'enum':['p']}; {'enum':['p','q']}
          {'const':'p'}; {'enum':['p','q']}
          {'$ref':'#/$defs/t'}; {'type':'string','maxLength':5}
          {'type':'array','maxItems':2,'items':{'type':'integer'}}; {'type':'array','maxItems':3,'items':{'type':'integer'}}
          {'type':'array','minItems':2,'items':{'type':'integer'}}; {'type':'array','minItems':1,'items':{'type':'integer'}}
          {'type':'array','uniqueItems':true,'items':{'type':'integer'}}; {'type':'array','items':{'type':'integer'}}
          {'type':'array','prefixItems':[{'const':'p'}],'items':false}; {'type':'array','prefixItems':[{'enum':['p','q']}],'items':false}
          {'type':'array','maxItems':1,'prefixItems':[{'const':'p'}]}; {'type':'array','maxItems':2,'items':{'enum':['p']}}
          {'type':'object','minProperties':2}; {'type':'object','minProperties':1}
          {'type':'integer','multipleOf':4}; {'type':'integer'}
          {'type':'string'}; {}
          {'type':'string'}; {'type':['string','integer']}
          {'type':'array','items':{'type':'string'}}; {'type':'array','items':{}}
          {'type':'array','items':{'type':'string'}}; {'type':'array'}
          {'enum':['p'],'allOf':[{'not':{'const':'q'}}]}; {'enum':['p']}
          {'enum':['p']}; {'enum':['p'],'allOf':[{'enum':['p','q']}]}
          """)
  void fitsAndNotTheOtherWayRound(String narrow, String wide) {
    assertThat(fits(quoted(narrow), quoted(wide))).as("fits").isTrue();
    boolean same = PlainSchema.of(schema(quoted(narrow))).equals(schema(quoted(wide)));
    boolean bothWays = same || (narrow + wide).contains("'allOf'");
    assertThat(fits(quoted(wide), quoted(narrow))).as("the other way round").isEqualTo(bothWays);
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {'type':'string'}; {'type':'integer'}
          {'type':'string','pattern':'^x$'}; {'type':'string','pattern':'^y$'}
          {'type':'string'}; {'type':'string','format':'citizen-id'}
          {'type':'string'}; {'type':'string','format':'date'}
          {'type':'object'}; {'type':'object','dependentRequired':{'p':['q']}}
          {'type':'array'}; {'type':'array','contains':{'const':1}}
          {'type':'array'}; {'type':'array','contains':{'const':1},'minContains':2}
          {'type':'object'}; {'type':'object','propertyNames':{'maxLength':3}}
          {'type':'object'}; {'type':'object','unevaluatedProperties':false}
          {'type':'integer'}; {'type':'integer','multipleOf':2}
          {'type':'integer','minimum':0}; {'type':'integer','exclusiveMinimum':0}
          {'type':'integer'}; {'type':'integer','maximum':9}
          {'type':'object'}; {'type':'object','maxProperties':9}
          {'type':'integer'}; {'not':{'const':1}}
          {'type':'integer'}; {'anyOf':[{'const':1},{'const':2}]}
          {'type':'string'}; {'type':'string','newKeyword':1}
          {'type':'string','maxLength':5}; {'type':'string','enum':['p']}
          {'enum':['p','q']}; {'type':'string','enum':['p','q'],'pattern':'^p$'}
          {'type':'array'}; {'type':'array','items':{'type':'integer'}}
          {'type':'object'}; {'type':'object','properties':{'p':{'type':'integer'}},'additionalProperties':false}
          {'type':'object'}; {'type':'object','properties':{'p':{'type':'integer'}}}
          {'type':'object'}; {'type':'object','additionalProperties':{'type':'integer'}}
          {}; {'type':'string'}
          {}; false
          {}; {'maxLength':3}
          {'type':['string','integer']}; {'type':'string'}
          {'type':['string','integer']}; {'type':['string','integer'],'maxLength':3}
          {'type':'array','items':{}}; {'type':'array','items':{'type':'string'}}
          {'type':'object','properties':{'p':{}}}; {'type':'object','properties':{'p':{'type':'string','enum':['x']}}}
          {'type':'string'}; false
          """)
  void aRestrictionNeverFits(String narrow, String wide) {
    assertThat(fits(quoted(narrow), quoted(wide))).isFalse();
  }

  @ParameterizedTest(name = "if {0} then {1}: {2}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          {'required':['k'],'properties':{'k':{'const':'z'}}}; {'required':['a']}; true
          {'required':['unknown']}; {'required':['a']}; true
          {'required':['k'],'properties':{'k':{'const':'x'}}}; {'required':['a']}; false
          {'required':['k'],'properties':{'k':{'const':'x'}}}; {'properties':{'k':{'enum':['x','y']}}}; true
          {'required':['k'],'properties':{'k':{'const':'x'}}}; {'properties':{'a':false}}; false
          {'properties':{'a':{'const':9}}}; {'required':['b']}; false
          {'properties':{'k':{'const':'z'}}}; {'required':['b']}; true
          {'not':{'required':['a']}}; {'required':['b']}; false
          """)
  void aNewConditionFitsWhenNothingOldCanMeetItOrAllOldKeepsIt(
      String condition, String then, boolean fits) {
    // Given
    var before = schema("{\"type\": \"string\", \"maxLength\": 5}");
    var after = (ObjectNode) before.deepCopy();
    after
        .withArray("allOf")
        .addObject()
        .<ObjectNode>set("if", plain(condition))
        .set("then", plain(then));

    // Then
    assertThat(SchemaFit.faults(before, after).isEmpty()).isEqualTo(fits);
    assertThat(SchemaFit.faults(after, before)).as("a condition that is gone").isEmpty();
    assertThat(SchemaFit.faults(after, after)).as("one that stays").isEmpty();
  }

  private static JsonNode plain(String quoted) {
    return PlainSchema.of(Examples.json(quoted(quoted)));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
