package org.tongban.core.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.resource.AllowSchemaLoader;

/** Compiles schemas of JSON Schema 2020-12 once. Nothing is ever fetched from outside. */
final class SchemaCompiler {
  static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  private static final SchemaValidatorsConfig CONFIG =
      SchemaValidatorsConfig.builder()
          .pathType(PathType.JSON_POINTER)
          // 2020-12 leaves format an annotation; a contract means it
          .formatAssertionsEnabled(true)
          .regularExpressionFactory(WholePattern::compile)
          .preloadJsonSchema(true)
          .build();

  private final JsonSchemaFactory factory;
  private final JsonSchema grammar;

  SchemaCompiler() {
    var dialect =
        JsonMetaSchema.builder(JsonMetaSchema.getV202012()).formats(IdentityFormat.ALL).build();
    factory =
        JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder ->
                builder
                    .metaSchema(dialect)
                    // throws for anything else, so the loaders behind it never go outside
                    .schemaLoaders(
                        loaders -> loaders.add(new AllowSchemaLoader(SchemaCompiler::bundled))));
    grammar = factory.getSchema(SchemaLocation.of(DIALECT), CONFIG);
  }

  /** The schema of schemas. */
  BodySchema grammar() {
    return new BodySchema(grammar, new SchemaTree(grammar.getSchemaNode()));
  }

  /** Compiles a schema that has passed {@link SchemaLint} and the {@link #grammar()}. */
  BodySchema compile(JsonNode schema) {
    return new BodySchema(factory.getSchema(schema, CONFIG), new SchemaTree(schema));
  }

  private static boolean bundled(AbsoluteIri iri) {
    return iri.toString().startsWith("classpath:draft/2020-12/");
  }
}
