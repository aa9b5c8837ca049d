import type { ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

/** A question put before an act. Escape, or a click beside, is no; the focus comes back where it was. */
export function Dialogue({
  titre,
  ouvert,
  fermer,
  children,
}: {
  titre: string;
  ouvert: boolean;
  fermer: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      className="voile"
      isOpen={ouvert}
      isDismissable
      onOpenChange={(reste) => {
        if (!reste) fermer();
      }}
    >
      <Modal className="dialogue">
        <Dialog className="dialogue-corps">
          <Heading slot="title" level={2}>
            {titre}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
