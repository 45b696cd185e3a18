// The rendered contract. Nothing is loaded from elsewhere: no validator badge, no remote fonts.
window.SwaggerUIBundle({
  url: '/api/openapi.yaml',
  dom_id: '#reference',
  validatorUrl: null,
  deepLinking: true,
  // Its links stand inside buttons, where nobody's keyboard expects them; the address follows an opened operation without them.
  plugins: [{wrapComponents: {DeepLink: (_, {React}) => ({text}) => React.createElement('span', null, text)}}],
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
});
