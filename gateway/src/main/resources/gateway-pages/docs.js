// No validator: it would send the description to a foreign server.
SwaggerUIBundle({
  url: "/docs/openapi/pulse-v1.yaml",
  dom_id: "#api",
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
