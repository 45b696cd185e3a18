package dev.talon.web;

import io.vertx.core.file.FileSystem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * A repository that makes the validator of a schema once. The one behind it copies and reads the whole contract for each, and
 * is asked for one for each parameter of each request: that was the most of what a command cost. A validator does not
 * change once it is made.
 */
final class KeptValidators implements SchemaRepository {
    private final SchemaRepository behind;
    /** By identity: the contract's own schema objects, of which there are some hundreds and never more. */
    private final Map<JsonSchema, Validator> kept = Collections.synchronizedMap(new IdentityHashMap<>());

    KeptValidators(SchemaRepository behind) {
        this.behind = behind;
    }

    @Override
    public Validator validator(JsonSchema schema) {
        return kept.computeIfAbsent(schema, behind::validator);
    }

    @Override
    public Validator validator(String ref) {
        return behind.validator(ref);
    }

    @Override
    public Validator validator(String ref, JsonSchemaOptions options) {
        return behind.validator(ref, options);
    }

    @Override
    public Validator validator(JsonSchema schema, JsonSchemaOptions options, boolean dereference) {
        return behind.validator(schema, options, dereference);
    }

    @Override
    public SchemaRepository dereference(JsonSchema schema) {
        return behind.dereference(schema);
    }

    @Override
    public SchemaRepository dereference(String uri, JsonSchema schema) {
        return behind.dereference(uri, schema);
    }

    @Override
    public SchemaRepository preloadMetaSchema(FileSystem files) {
        return behind.preloadMetaSchema(files);
    }

    @Override
    public SchemaRepository preloadMetaSchema(FileSystem files, Draft draft) {
        return behind.preloadMetaSchema(files, draft);
    }

    @Override
    public JsonObject resolve(JsonObject schema) {
        return behind.resolve(schema);
    }

    @Override
    public JsonSchema find(String pointer) {
        return behind.find(pointer);
    }
}
