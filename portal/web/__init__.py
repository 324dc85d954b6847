"""The portal's pages: what applicants, officers and the public see. `app.create_app` puts them together."""
