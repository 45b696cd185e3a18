// The rendered contract. Nothing is loaded from elsewhere: no validator badge, no remote fonts.

/**
 * As the renderer can send requests. The parameters that the operations of a path share it would not look up. Of what an operation
 * accepts, a page can send a token; cookies the browser sends by itself, or nobody does.
 */
const sendable = contract => {
  for (const path of Object.values(contract.paths ?? {})) {
    const {parameters = [], ...operations} = path;
    delete path.parameters;
    for (const one of Object.values(operations)) {
      one.parameters = [...parameters, ...(one.parameters ?? [])];
      one.security = one.security?.filter(each => 'token' in each);
    }
  }
  const {components} = contract;
  if (components) {
    components.securitySchemes = {token: components.securitySchemes.token};
  }
  return contract;
};

window.SwaggerUIBundle({
  url: '/api/openapi.yaml',
  dom_id: '#reference',
  validatorUrl: null,
  deepLinking: true,
  plugins: [
    // Its links stand inside buttons, where nobody's keyboard expects them; the address follows an opened operation without them.
    {wrapComponents: {DeepLink: (_, {React}) => ({text}) => React.createElement('span', null, text)}},
    // A button that shows a cross only has no name for whoever does not see it.
    {wrapComponents: {CloseIcon: (Icon, {React}) => props => React.createElement(React.Fragment, null,
      React.createElement('span', {style: {position: 'absolute', clipPath: 'inset(50%)'}}, 'Close'), React.createElement(Icon, props))}},
    // It looks an answer up by its number only; each operation documents its refusals as 4XX and its faults as 5XX.
    {wrapComponents: {liveResponse: (Live, {React}) => props => React.createElement(Live, {...props,
      response: /^[45]/.test(props.response.get('status')) ? props.response.set('notDocumented', false) : props.response})}},
    {statePlugins: {spec: {wrapActions: {updateJsonSpec: update => contract => update(sendable(contract))}}}},
  ],
  // Two hundred operations take seconds to draw; an address of one of them opens its group.
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
});
