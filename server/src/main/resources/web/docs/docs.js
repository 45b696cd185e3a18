// The rendered contract. Nothing is loaded from elsewhere: no validator badge, no remote fonts.
window.SwaggerUIBundle({
  url: '/api/openapi.yaml',
  dom_id: '#reference',
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
});
