import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { creerClient } from './api/client.js';
import { observerLaPresence } from './api/presence.js';
import { appliquerTheme, themeGarde } from './coquille/theme.js';
import { creerRouteur } from './routes.js';
import './styles/jetons.css';
import './styles/base.css';
import './styles/elements.css';
import './styles/coquille.css';
import './styles/ecrans.css';
import './styles/audit.css';
import './styles/messages.css';
import './styles/cotraitances.css';

appliquerTheme(themeGarde());
observerLaPresence();

const client = creerClient();
const routeur = creerRouteur(client);
const racine = document.getElementById('console');
if (!racine) throw new Error('the page has no place for the console');

createRoot(racine).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={routeur} />
    </QueryClientProvider>
  </StrictMode>,
);
