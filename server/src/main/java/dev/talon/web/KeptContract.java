package dev.talon.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.OpenAPIVersion;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Path;
import io.vertx.openapi.contract.SecurityRequirement;
import io.vertx.openapi.contract.SecurityScheme;
import io.vertx.openapi.contract.Server;
import java.util.List;

/** A contract whose validators are made once; the same contract otherwise. */
final class KeptContract implements OpenAPIContract {
    private final OpenAPIContract contract;
    private final SchemaRepository validators;

    KeptContract(OpenAPIContract contract) {
        this.contract = contract;
        this.validators = new KeptValidators(contract.getSchemaRepository());
    }

    @Override
    public SchemaRepository getSchemaRepository() {
        return validators;
    }

    @Override
    public Operation operation(String id) {
        return contract.operation(id);
    }

    @Override
    public List<Operation> operations() {
        return contract.operations();
    }

    @Override
    public List<Path> getPaths() {
        return contract.getPaths();
    }

    @Override
    public JsonObject getRawContract() {
        return contract.getRawContract();
    }

    @Override
    public OpenAPIVersion getVersion() {
        return contract.getVersion();
    }

    @Override
    public List<Server> getServers() {
        return contract.getServers();
    }

    @Override
    public Path findPath(String path) {
        return contract.findPath(path);
    }

    @Override
    public Operation findOperation(String path, HttpMethod method) {
        return contract.findOperation(path, method);
    }

    @Override
    public List<SecurityRequirement> getSecurityRequirements() {
        return contract.getSecurityRequirements();
    }

    @Override
    public SecurityScheme securityScheme(String name) {
        return contract.securityScheme(name);
    }
}
